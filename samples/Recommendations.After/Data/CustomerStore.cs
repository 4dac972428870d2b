using Microsoft.EntityFrameworkCore;
using Recommendations.Models;

namespace Recommendations.Data;

public sealed class CustomerStore(ShopContext db) : ICustomerStore
{
    public Task<CustomerProfile?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        db.Customers.FirstOrDefaultAsync(customer => customer.Id == customerId, cancellationToken);
}
