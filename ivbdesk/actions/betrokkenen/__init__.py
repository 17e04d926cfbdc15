"""Who and where: the people of a casus, their homes, their vulnerability, the partners and the officers."""
