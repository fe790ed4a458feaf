package main

import "strings"

// furtherPeople are nouns for people beside those of the lists: what they are,
// do, own or believe. Nouns that are as often a thing (star, maker, holder) are
// left out.
const furtherPeople = `
addict adherent admirer adult advertiser agitator apologist applicant apprentice architect artisan assassin assistant
backbencher beneficiary boy captive carer casualty churchgoer claimant clerk climber collaborator collector compatriot comrade
congregant conservationist conspirator contestant contractor councillor councilor counterpart countryman craftsman creditor
crew crewman criminal crusader cyclist dealer descendant devotee dignitary dissident dreamer dropout dweller easterner enthusiast
environmentalist evacuee evangelical extremist fanatic feminist filmmaker financier follower foreigner fugitive fundraiser
fundamentalist gamer gardener girl graduate grandchild grandparent guardian hacker herder hero idealist inmate
interlocutor interpreter intruder invader islamist isolationist jihadi kid leaner linguist lover management mathematician merchant
messenger midwife millennial missionary moderniser modernizer murderer newcomer nomad northerner offender orphan outsider
panelist panellist parliamentarian passerby patriot peer performer philanthropist philosopher photographer pioneer planner
poet practitioner predecessor professional proponent racist radical rapper recruit reveller rider ruler runner sailor
salesman schoolboy schoolchild schoolgirl seeker serviceman servant sibling signatory slave southerner spouse squatter
stakeholder subscriber successor supremacist sympathiser sympathizer technician teen teenager thief trainee trainer translator
trustee undergraduate vendor villain visionary vigilante warlord warrior westerner winner writer youngster zealot
`

// pluralOf is the plural of a noun for people.
func pluralOf(noun string) string {
	switch {
	case strings.HasSuffix(noun, "man"):
		return strings.TrimSuffix(noun, "man") + "men"
	case strings.HasSuffix(noun, "child"):
		return noun + "ren"
	case strings.HasSuffix(noun, "fe"), noun == "thief":
		return strings.TrimRight(noun, "fe") + "ves"
	case noun == "hero":
		return "heroes"
	case noun == "passerby":
		return "passersby"
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "oy"):
		return strings.TrimSuffix(noun, "y") + "ies"
	}
	return noun + "s"
}
