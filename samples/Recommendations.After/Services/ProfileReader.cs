using Recommendations.Data;
using Recommendations.Models;

namespace Recommendations.Services;

public sealed class ProfileReader(ICustomerStore customers)
{
    public async Task<CustomerProfile> ReadAsync(string customerId, CancellationToken cancellationToken)
    {
        var known = await customers.FindAsync(customerId, cancellationToken);
        return known ?? new CustomerProfile { Id = customerId, FavouriteCategory = "popular" };
    }
}
