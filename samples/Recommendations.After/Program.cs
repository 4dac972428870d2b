using Microsoft.ML;
using Recommendations.Ai;
using Recommendations.Caching;
using Recommendations.Data;
using Recommendations.Demand;
using Recommendations.Endpoints;
using Recommendations.Insights;
using Recommendations.Pricing;
using Recommendations.Services;
using Recommendations.Tastes;
using Recommendations.Telemetry;
using Serilog;

var builder = WebApplication.CreateBuilder(args);

builder.Logging.AddSerilog(new LoggerConfiguration()
    .WriteTo.File("logs/service.txt", rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31)
    .CreateLogger());

builder.Services.AddShopData(builder.Configuration);
builder.Services.AddAi(builder.Configuration);
builder.Services.AddMemoryCache();
builder.Services.AddHttpClient();

builder.Services.AddSingleton<RecommendationMetrics>();
builder.Services.AddSingleton<SearchMetrics>();
builder.Services.AddSingleton<RecommendationCache>();
builder.Services.AddSingleton<CategoryNames>();
builder.Services.AddSingleton<ProductVectors>();
builder.Services.AddSingleton<PriceBandClassifier>();
builder.Services.AddSingleton<IRanker, OnnxRanker>();
builder.Services.AddScoped<ProfileReader>();
builder.Services.AddScoped<RecommendationService>();
builder.Services.AddScoped<SearchService>();
builder.Services.AddScoped<ExplanationService>();
builder.Services.AddScoped<AdvisorService>();
builder.Services.AddScoped<FeedbackService>();
builder.Services.AddScoped<FeedbackReader>();
builder.Services.AddScoped<PopularityWriter>();
builder.Services.AddScoped<FeedbackDigest>();
builder.Services.AddSingleton<NextProduct>();
builder.Services.AddSingleton<MLContext>();
builder.Services.AddSingleton<PriceGuide>();
builder.Services.AddHostedService<PriceTraining>();
builder.Services.AddHostedService<DemandTraining>();
builder.Services.AddHostedService<TasteTraining>();
builder.Services.AddHostedService<RankerUpdates>();

var app = builder.Build();

ShopSeed.Apply(app.Services);

app.MapRecommendations();
app.MapSearch();
app.MapAssistant();
app.MapFeedback();
app.MapInsights();
app.MapPricing();

app.Run();
