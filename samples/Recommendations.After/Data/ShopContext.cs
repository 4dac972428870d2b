using Microsoft.EntityFrameworkCore;
using Recommendations.Models;

namespace Recommendations.Data;

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<CustomerProfile> Customers => Set<CustomerProfile>();

    public DbSet<Feedback> Feedback => Set<Feedback>();
}
