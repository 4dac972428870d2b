using System.Diagnostics.Metrics;
using Helpdesk.Domain;

namespace Helpdesk.Infrastructure;

internal sealed class AnswerMetrics : IAnswerMetrics
{
    private static readonly Meter Meter = new("Helpdesk");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("helpdesk.answers");

    public void Answered(Ticket ticket, bool urgent) => Answers.Add(1, new KeyValuePair<string, object?>("customer", ticket.Customer));
}
