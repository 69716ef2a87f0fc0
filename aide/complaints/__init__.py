"""Complaints (réclamations): motifs, legal deadlines, the register, the dated copy."""
