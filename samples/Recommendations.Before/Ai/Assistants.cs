using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Recommendations.Ai;

public static class Assistants
{
    public const string Model = "gpt-4o";

    public static IChatClient Create()
    {
        var client = new ChatClient(Model, Environment.GetEnvironmentVariable("OPENAI_API_KEY")); // expect: SCL1002
        return client.AsIChatClient();
    }
}
