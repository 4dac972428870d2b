namespace Helpdesk.Domain;

public interface IAnswerWriter
{
    Task<string> WriteAsync(Ticket ticket, IReadOnlyList<string> examples, CancellationToken cancellationToken);
}
