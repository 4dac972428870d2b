using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Recommendations.Ai;

public static class Assistants
{
    public static IChatClient Create()
    {
        var client = new ChatClient("gpt-4o", Environment.GetEnvironmentVariable("OPENAI_API_KEY")); // expect: SCL1002, SCL5001
        return client.AsIChatClient();
    }
}
