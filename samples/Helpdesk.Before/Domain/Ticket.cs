namespace Helpdesk.Domain;

public sealed record Ticket(int Id, string Customer, string Product, string Text);
