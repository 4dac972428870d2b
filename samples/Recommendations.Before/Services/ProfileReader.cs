using Recommendations.Data;
using Recommendations.Models;

namespace Recommendations.Services;

public sealed class ProfileReader(ICustomerStore customers)
{
    public CustomerProfile Read(string customerId)
    {
        var known = customers.FindAsync(customerId, CancellationToken.None).Result; // expect: SCL1004
        return known ?? new CustomerProfile { Id = customerId, FavouriteCategory = "popular" };
    }
}
