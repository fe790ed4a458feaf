package syntax

// featureList numbers its templates in the order in which they are added.
type featureList struct {
	ids      []uint32
	template uint32
}

func (f *featureList) add(a, b uint32) {
	f.ids = append(f.ids, mix(f.template, a, b))
	f.template++
}

func (f *featureList) add3(a, b, c uint32) { f.add(a*0x85ebca6b^b*0xc2b2ae35+b>>7, c) }

func hash64(x uint64) uint32 {
	x *= 0x9e3779b97f4a7c15
	return uint32(x >> 32)
}

// distance puts the number of tokens between two into classes.
func distance(a, b int) uint32 {
	d := b - a
	switch {
	case d < 0:
		return 15
	case d <= 5:
		return uint32(d)
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// actionFeatures describes the state to the model that picks the next action:
// the top three of the stack, the first three of the buffer, their children.
func actionFeatures(ids []uint32, s *state) []uint32 {
	f := featureList{ids: ids[:0]}
	none := s.n + 1
	i0, i1, i2 := none, none, none
	if k := len(s.stack); k > 0 {
		i0 = s.stack[k-1]
		if k > 1 {
			i1 = s.stack[k-2]
		}
		if k > 2 {
			i2 = s.stack[k-3]
		}
	}
	b := s.next
	s0, s1, s2 := &s.nodes[i0], &s.nodes[i1], &s.nodes[i2]
	b0, b1, b2, b3 := &s.nodes[b], &s.nodes[min(b+1, none)], &s.nodes[min(b+2, none)], &s.nodes[min(b+3, none)]

	for _, v := range [...]*node{s0, s1, b0, b1, b2} {
		f.add(v.pair, 0)
		f.add(v.form, 0)
		f.add(v.tag, 0)
	}
	f.add(s2.tag, s1.tag)
	f.add(s2.pair, 0)
	f.add(s0.suffix, s0.tag)
	f.add(b0.suffix, b0.tag)
	f.add(s1.suffix, s1.tag)
	f.add(b1.suffix, b1.tag)

	// the two arcs on offer
	pairUp(&f, s0, b0)
	pairUp(&f, s1, s0)
	f.add(b0.tag, b1.tag)
	f.add(b0.form, b1.form)
	f.add(b0.form, b1.tag)
	f.add(b0.tag, b1.form)
	f.add(s1.pair, b0.pair)
	f.add(s1.tag, b0.form)
	f.add(s1.form, b0.tag)

	// three and four at once
	f.add3(b0.tag, b1.tag, b2.tag)
	f.add3(s0.tag, b0.tag, b1.tag)
	f.add3(s1.tag, s0.tag, b0.tag)
	f.add3(s2.tag, s1.tag, s0.tag)
	f.add3(s0.form, b0.tag, b1.tag)
	f.add3(s0.tag, b0.form, b1.tag)
	f.add3(s0.tag, b0.tag, b1.form)
	f.add3(s1.form, s0.tag, b0.tag)
	f.add3(s1.tag, s0.form, b0.tag)
	f.add3(s1.tag, s0.tag, b0.form)
	f.add(mix(0, s1.tag, s0.tag), mix(0, b0.tag, b1.tag))
	f.add(mix(0, s0.tag, b0.tag), mix(0, b1.tag, b2.tag))
	f.add(mix(0, b0.tag, b1.tag), mix(0, b2.tag, b3.tag))
	f.add(mix(0, s2.tag, s1.tag), mix(0, s0.tag, b0.tag))

	// children
	l0, l02, r0, r02 := &s.nodes[s0.left], &s.nodes[s0.left2], &s.nodes[s0.right], &s.nodes[s0.right2]
	l1, r1, r12 := &s.nodes[s1.left], &s.nodes[s1.right], &s.nodes[s1.right2]
	lb, lb2 := &s.nodes[b0.left], &s.nodes[b0.left2]
	for _, c := range [...]*node{l0, r0, lb, r1, l1} {
		f.add(c.form, 0)
		f.add(c.tag, uint32(c.label))
	}
	f.add3(s0.tag, l0.tag, b0.tag)
	f.add3(s0.tag, r0.tag, b0.tag)
	f.add3(s0.tag, lb.tag, b0.tag)
	f.add3(s0.tag, l0.tag, l02.tag)
	f.add3(s0.tag, r0.tag, r02.tag)
	f.add3(b0.tag, lb.tag, lb2.tag)
	f.add3(s1.tag, r1.tag, s0.tag)
	f.add3(s1.tag, l1.tag, s0.tag)
	f.add3(s1.tag, l0.tag, s0.tag)
	f.add3(s1.tag, r0.tag, s0.tag)
	f.add3(s1.tag, r1.tag, r12.tag)
	f.add3(s1.form, s0.tag, l0.form)
	f.add3(s0.form, b0.tag, lb.form)
	f.add3(s1.tag, s0.tag, l0.form)
	f.add3(s0.tag, b0.tag, lb.form)
	f.add3(s1.form, l0.form, r1.form)

	// how far, how many, and which
	d0, d1 := distance(i0, b), distance(i1, i0)
	commas := min(b0.comma-min(s0.comma, b0.comma), 3)*4 + min(b0.quote-min(s0.quote, b0.quote), 3)
	f.add3(s0.tag, b0.tag, d0)
	f.add(s0.form, d0)
	f.add(b0.form, d0)
	f.add3(s1.tag, s0.tag, d1)
	f.add(s1.form, d1)
	f.add(s0.form, d1|256)
	f.add3(s0.tag, b0.tag, commas)
	f.add3(s1.tag, s0.tag, min(s0.comma-min(s1.comma, s0.comma), 3)|d1<<4)
	f.add(s0.form, s0.rights)
	f.add(s0.tag, s0.rights)
	f.add(s0.tag, s0.lefts|64)
	f.add(s1.form, s1.rights)
	f.add(s1.tag, s1.rights|s1.lefts<<8)
	f.add(b0.form, b0.lefts)
	f.add(b0.tag, b0.lefts)
	sl, sr := hash64(s0.leftLabels), hash64(s0.rightLabels)
	tl, tr := hash64(s1.leftLabels), hash64(s1.rightLabels)
	bl := hash64(b0.leftLabels)
	f.add(s0.tag, sl)
	f.add(s0.form, sl)
	f.add(s0.tag, sr)
	f.add(s0.form, sr)
	f.add(b0.tag, bl)
	f.add(b0.form, bl)
	f.add(s1.tag, tr)
	f.add(s1.form, tr)
	f.add(s1.tag, tl)
	f.add3(s1.tag, tr, s0.tag)
	f.add3(s1.tag, s0.tag, sl)
	f.add3(s0.tag, sr, b0.tag)
	f.add3(s0.tag, sl, b0.tag)
	f.add3(s0.tag, bl, b0.tag)
	f.add3(s0.tag, sl+bl, b0.tag)
	f.add(mix(0, s1.tag, tl+tr), mix(0, s0.tag, sl))
	return f.ids
}

// pairUp adds a head and a dependent, whichever is which, in all shades.
func pairUp(f *featureList, a, b *node) {
	f.add(a.pair, b.pair)
	f.add(a.pair, b.form)
	f.add(a.form, b.pair)
	f.add(a.pair, b.tag)
	f.add(a.tag, b.pair)
	f.add(a.form, b.form)
	f.add(a.tag, b.tag)
}

// labelFeatures describes an arc, about to be made, to the model that names it.
func labelFeatures(ids []uint32, s *state, h, d int) []uint32 {
	f := featureList{ids: ids[:0], template: 1000}
	none := s.n + 1
	head, dep := &s.nodes[h], &s.nodes[d]
	side := distance(d, h)
	if h < d {
		side = 16 + distance(h, d)
	}
	way := side >> 4
	before, after := &s.nodes[none], &s.nodes[min(d+1, none)]
	if d > 0 {
		before = &s.nodes[d-1]
	}
	hbefore, hafter := &s.nodes[none], &s.nodes[min(h+1, none)]
	if h > 0 {
		hbefore = &s.nodes[h-1]
	}
	l, r := &s.nodes[dep.left], &s.nodes[dep.right]
	dl, dr, hl, hr := hash64(dep.leftLabels), hash64(dep.rightLabels), hash64(head.leftLabels), hash64(head.rightLabels)
	both := mix(way, head.tag, dep.tag)

	f.add(way, 0)
	f.add(side, both)
	f.add(both, 0)
	f.add(dep.form, way)
	f.add(dep.pair, way)
	f.add(dep.pair, head.tag<<1|way)
	f.add(head.form, way)
	f.add(head.pair, way)
	f.add(head.pair, dep.tag<<1|way)
	f.add3(head.form, dep.form, way)
	f.add(dep.suffix, both)
	f.add(head.suffix, both)
	f.add(side, dep.form)
	f.add(side, dep.tag)
	f.add(side, head.form)
	f.add(l.form, both)
	f.add3(l.form, dep.form, way)
	f.add3(l.form, head.form, way)
	f.add(l.form, way)
	f.add3(l.tag, uint32(l.label), both)
	f.add(r.form, both)
	f.add3(r.tag, uint32(r.label), both)
	f.add(dl, both)
	f.add(dr, both)
	f.add3(dl, dep.form, way)
	f.add3(dl, head.form, way)
	f.add(hl, both)
	f.add(hr, both)
	f.add3(hl, head.form, way)
	f.add3(hr, head.form, way)
	f.add3(hl+hr, dl, both)
	f.add(before.tag, both)
	f.add(after.tag, both)
	f.add(before.form, dep.tag<<1|way)
	f.add(after.form, dep.tag<<1|way)
	f.add(hbefore.tag, both)
	f.add(hafter.tag, both)
	lo, hi := dep, head
	if h < d {
		lo, hi = head, dep
	}
	f.add(both, min(hi.comma-lo.comma, 2)*3+min(hi.quote-lo.quote, 2))
	f.add3(l.form, hl, both)
	first := &s.nodes[max(0, d-int(dep.lefts))]
	f.add(first.tag, both)
	if h == s.n {
		f.add(dep.tag, 1)
	}
	return f.ids
}
