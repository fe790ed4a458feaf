package text

func findQuotations(d *Document, lined bool) []Quotation { return nil }
