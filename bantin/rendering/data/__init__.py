"""The data files: what is known of the reports, as tables for programs and spreadsheets."""
