using Recommendations.Models;

namespace Recommendations.Data;

/// <summary>Fills an empty database when the service starts. Synchronous on purpose: no request waits for it.</summary>
public static class ShopSeed
{
    public static void Apply(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
        db.Database.EnsureCreated();
        if (db.Products.Any())
        {
            return;
        }

        db.Products.Add(new Product { Name = "Trail shoe", Category = "outdoor", Price = 89, Popularity = 0.8 });
        db.Products.Add(new Product { Name = "Rain jacket", Category = "outdoor", Price = 129, Popularity = 0.6 });
        db.Customers.Add(new CustomerProfile { Id = "demo", Tier = CustomerTier.Member, FavouriteCategory = "outdoor", AverageSpend = 75 });
        db.SaveChanges();
    }
}
