using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace Recommendations.Ai;

public sealed class Slogans(IChatClient chat, IMemoryCache cache)
{
    public async Task<string?> ForAsync(int category, CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync(("slogan", category), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1);
            var options = new ChatOptions { ModelId = "gpt-4o", Temperature = 0.7f, MaxOutputTokens = 40 }; // expect: SCL5001
            var response = await chat.GetResponseAsync($"A slogan for category {category} of our shop.", options, cancellationToken); // expect: SCL1008
            return response.Text;
        });
}
