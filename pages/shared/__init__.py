"""What all pages share: the page frame, forms, messages and views."""
