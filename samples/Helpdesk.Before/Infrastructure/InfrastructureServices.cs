using Helpdesk.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Infrastructure;

public static class InfrastructureServices
{
    public static void AddInfrastructure(this IServiceCollection services, string? connection)
    {
        services.AddDbContext<HelpdeskContext>(options => options.UseSqlite(connection));
        services.AddScoped<ITicketStore, TicketStore>();
        services.AddSingleton<IAnswerWriter, AnswerWriter>();
        services.AddSingleton<IUrgency, OnnxUrgency>();
        services.AddSingleton<IAnswerMetrics, AnswerMetrics>();
    }
}
