package actor

import "ascribe/analyze/report"

func (c *cast) unnamed(atts []report.Attribution) {}
func (c *cast) refer(atts []report.Attribution)   {}
