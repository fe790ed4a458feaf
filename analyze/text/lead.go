package text

func (d *Document) markLead() {}

func (d *Document) markHeadings() {}
