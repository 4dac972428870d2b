using Microsoft.Extensions.AI;
using OpenAI;

namespace Recommendations.Ai;

public static class AiServices
{
    public static void AddAi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new OpenAIClient(Environment.GetEnvironmentVariable("OPENAI_API_KEY")));
        services.AddChatClient(provider =>
            provider.GetRequiredService<OpenAIClient>().GetChatClient("gpt-4o").AsIChatClient()); // expect: SCL1013, SCL5001
        services.AddEmbeddingGenerator(provider =>
            provider.GetRequiredService<OpenAIClient>().GetEmbeddingClient(configuration["Ai:EmbeddingModel"]).AsIEmbeddingGenerator());
        services.AddScoped<QueryEmbedder>();
        services.AddScoped<DescriptionEmbedder>();
        services.AddScoped<Slogans>();
        services.AddScoped<ProductAnswers>();
        services.AddScoped<IntentClassifier>();
    }
}
