using Helpdesk.Domain;

namespace Helpdesk.Application;

public interface ITicketAnswers
{
    Task<string> AnswerAsync(Ticket ticket, CancellationToken cancellationToken);
}
