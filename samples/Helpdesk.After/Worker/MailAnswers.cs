using System.Threading.Channels;
using Helpdesk.Application;
using Helpdesk.Domain;

namespace Helpdesk.Worker;

/// <summary>Answers tickets that came by mail, one message at a time.</summary>
public sealed class MailAnswers(Channel<Ticket> mails, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var ticket in mails.Reader.ReadAllAsync(stoppingToken))
        {
            using var scope = scopes.CreateScope();
            var answers = scope.ServiceProvider.GetRequiredService<ITicketAnswers>();
            await answers.AnswerAsync(ticket, stoppingToken);
        }
    }
}
