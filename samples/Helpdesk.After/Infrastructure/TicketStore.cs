using Helpdesk.Domain;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Infrastructure;

internal sealed class TicketStore(HelpdeskContext db) : ITicketStore
{
    public async Task<IReadOnlyList<string>> AnswersForAsync(string product, CancellationToken cancellationToken) =>
        await db.Tickets.Where(ticket => ticket.Product == product && ticket.Answer != null)
            .OrderByDescending(ticket => ticket.Id)
            .Select(ticket => ticket.Answer!)
            .Take(3)
            .ToListAsync(cancellationToken);
}
