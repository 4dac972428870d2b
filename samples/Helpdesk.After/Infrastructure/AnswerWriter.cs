using Helpdesk.Domain;
using Microsoft.Extensions.AI;

namespace Helpdesk.Infrastructure;

internal sealed class AnswerWriter(IChatClient chat) : IAnswerWriter
{
    private static readonly ChatOptions Options = new() { Temperature = 0.6f, MaxOutputTokens = 400 };

    public async Task<string> WriteAsync(Ticket ticket, IReadOnlyList<string> examples, CancellationToken cancellationToken)
    {
        var response = await chat.GetResponseAsync(
            $"Answer kindly. Earlier answers:\n{string.Join('\n', examples)}\nThe customer writes: {ticket.Text}", Options, cancellationToken);
        return response.Text;
    }
}
