package main

import "strings"

var titleWords = words(`President Minister Prime Secretary Foreign Defense General Mr Mrs Ms Dr Senator Sen Gov
	Governor Vice King Queen Prince Princess Pope Chancellor Judge Justice Ambassador Chairman Spokesman Spokeswoman Gen Col
	Colonel Lieutenant Lt Major Maj Captain Sergeant Admiral Sheikh Ayatollah Cardinal Archbishop Bishop Mayor Premier
	Former Deputy Chief Leader Director State Interior Finance Commissioner Representative Congressman Professor`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
