using Helpdesk.Domain;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Helpdesk.Infrastructure;

internal sealed class AnswerWriter : IAnswerWriter
{
    public async Task<string> WriteAsync(Ticket ticket, IReadOnlyList<string> examples, CancellationToken cancellationToken)
    {
        var chat = new ChatClient("gpt-4o-mini", Environment.GetEnvironmentVariable("OPENAI_API_KEY")).AsIChatClient();
        var response = await chat.GetResponseAsync(
            $"Answer kindly. Earlier answers:\n{string.Join('\n', examples)}\nThe customer writes: {ticket.Text}", new ChatOptions { Temperature = 0.6f }, cancellationToken);
        return response.Text;
    }
}
