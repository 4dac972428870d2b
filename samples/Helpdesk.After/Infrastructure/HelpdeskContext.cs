using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Infrastructure;

public sealed class HelpdeskContext(DbContextOptions<HelpdeskContext> options) : DbContext(options)
{
    public DbSet<TicketRow> Tickets => Set<TicketRow>();
}
