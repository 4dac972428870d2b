namespace Helpdesk.Domain;

public interface IAnswerMetrics
{
    void Answered(Ticket ticket, bool urgent);
}
