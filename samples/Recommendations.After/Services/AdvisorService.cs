using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace Recommendations.Services;

public sealed class AdvisorService(IChatClient chat, IMemoryCache conversations, ILogger<AdvisorService> logger)
{
    private static readonly ChatOptions Options = new() { MaxOutputTokens = 300 };

    public async Task<string> AskAsync(Guid conversation, string question, CancellationToken cancellationToken)
    {
        var messages = conversations.GetOrCreate(conversation, entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromHours(1);
            return new List<ChatMessage> { new(ChatRole.System, "You advise the customers of an online shop.") };
        })!;
        messages.Add(new ChatMessage(ChatRole.User, question));
        logger.LogInformation("Asked in {Conversation}: {QuestionLength}", conversation, question.Length);
        var response = await chat.GetResponseAsync(messages.Take(1).Concat(messages.Skip(1).TakeLast(20)), Options, cancellationToken);
        messages.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        return response.Text;
    }
}
