namespace Helpdesk.Domain;

public interface IUrgency
{
    bool IsUrgent(Ticket ticket);
}
