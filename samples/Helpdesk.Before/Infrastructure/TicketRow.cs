namespace Helpdesk.Infrastructure;

public sealed class TicketRow
{
    public int Id { get; set; }

    public required string Product { get; set; }

    public string? Answer { get; set; }
}
