"""What text checks share: the prose of a report, its figures and claims, and how a finding is put; judges nothing."""
