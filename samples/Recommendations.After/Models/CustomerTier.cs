namespace Recommendations.Models;

public enum CustomerTier
{
    Guest,
    Member,
    Premium,
}
