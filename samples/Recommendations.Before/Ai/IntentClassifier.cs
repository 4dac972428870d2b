using Microsoft.Extensions.AI;
using Recommendations.Models;

namespace Recommendations.Ai;

public sealed class IntentClassifier(IChatClient chat)
{
    private static readonly ChatOptions Options = new() { Temperature = 0, MaxOutputTokens = 4 };

    public async Task<SearchIntent> ClassifyAsync(string query, CancellationToken cancellationToken)
    {
        var response = await chat.GetResponseAsync($"Answer Browse, Buy or Compare. What does '{query}' want?", Options, cancellationToken); // expect: SCL1006
        return Enum.TryParse<SearchIntent>(response.Text, ignoreCase: true, out var intent) ? intent : SearchIntent.Browse;
    }
}
