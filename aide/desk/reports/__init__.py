"""The desk's figures: what is counted, the API and the pages that tell it, the charts."""
