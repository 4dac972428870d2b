namespace Helpdesk.Domain;

public interface ITicketStore
{
    Task<IReadOnlyList<string>> AnswersForAsync(string product, CancellationToken cancellationToken);
}
