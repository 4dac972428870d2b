using Microsoft.EntityFrameworkCore;

namespace Recommendations.Data;

public static class ShopDataServices
{
    public static void AddShopData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDbContext<ShopContext>(options => options.UseSqlite(configuration.GetConnectionString("Shop")));
        services.AddScoped<IProductRepository, ProductRepository>();
        services.AddScoped<ICustomerStore, CustomerStore>();
    }
}
