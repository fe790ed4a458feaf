package actor

func (c *cast) giveRoles() {}
