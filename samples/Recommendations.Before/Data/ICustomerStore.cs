using Recommendations.Models;

namespace Recommendations.Data;

public interface ICustomerStore
{
    Task<CustomerProfile?> FindAsync(string customerId, CancellationToken cancellationToken);
}
