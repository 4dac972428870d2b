using Helpdesk.Domain;

namespace Helpdesk.Application;

/// <summary>Knows the domain only: who stores, writes and measures is decided in another project.</summary>
public sealed class TicketAnswers(ITicketStore store, IAnswerWriter writer, IUrgency urgency, IAnswerMetrics metrics) : ITicketAnswers
{
    public async Task<string> AnswerAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var urgent = urgency.IsUrgent(ticket);
        var answer = await writer.WriteAsync(ticket, await ExamplesAsync(ticket, cancellationToken), cancellationToken);
        metrics.Answered(ticket, urgent);
        return urgent ? $"{answer} A colleague will call you today." : answer;
    }

    private Task<IReadOnlyList<string>> ExamplesAsync(Ticket ticket, CancellationToken cancellationToken) => store.AnswersForAsync(ticket.Product, cancellationToken);
}
