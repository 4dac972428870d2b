using Helpdesk.Domain;

namespace Helpdesk.Infrastructure;

internal sealed class TicketStore(HelpdeskContext db) : ITicketStore
{
    public Task<IReadOnlyList<string>> AnswersForAsync(string product, CancellationToken cancellationToken) => Task.FromResult(Newest(product));

    private IReadOnlyList<string> Newest(string product) =>
        db.Tickets.Where(ticket => ticket.Product == product && ticket.Answer != null).OrderByDescending(ticket => ticket.Id).Select(ticket => ticket.Answer!).Take(3).ToList();
}
