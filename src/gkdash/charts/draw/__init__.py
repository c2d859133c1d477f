"""One module per kind of plot: from the specification to the traces and layout of Plotly; nothing else knows Plotly's words."""
