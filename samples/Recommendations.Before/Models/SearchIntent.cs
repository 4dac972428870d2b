namespace Recommendations.Models;

public enum SearchIntent
{
    Browse,
    Buy,
    Compare,
}
