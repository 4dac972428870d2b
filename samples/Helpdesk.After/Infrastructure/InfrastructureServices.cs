using Helpdesk.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Chat;

namespace Helpdesk.Infrastructure;

public static class InfrastructureServices
{
    public static void AddInfrastructure(this IServiceCollection services, string? connection)
    {
        services.AddDbContext<HelpdeskContext>(options => options.UseSqlite(connection));
        services.AddScoped<ITicketStore, TicketStore>();
        services.AddSingleton(_ => new ChatClient("gpt-4o-mini", Environment.GetEnvironmentVariable("OPENAI_API_KEY")).AsIChatClient());
        services.AddSingleton<IAnswerWriter, AnswerWriter>();
        services.AddSingleton<IUrgency, OnnxUrgency>();
        services.AddSingleton<IAnswerMetrics, AnswerMetrics>();
    }
}
