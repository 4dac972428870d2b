using Helpdesk.Domain;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Helpdesk.Infrastructure;

/// <summary>A singleton: one session serves all requests.</summary>
internal sealed class OnnxUrgency : IUrgency, IDisposable
{
    private static readonly Lazy<InferenceSession> Session = new(() => new InferenceSession("models/urgency.onnx"));

    public bool IsUrgent(Ticket ticket)
    {
        using var results = Session.Value.Run([NamedOnnxValue.CreateFromTensor("length", new DenseTensor<float>(new[] { (float)ticket.Text.Length }, [1, 1]))]);
        return results[0].AsEnumerable<float>().First() > 0.5f;
    }

    public void Dispose()
    {
        if (Session.IsValueCreated)
        {
            Session.Value.Dispose();
        }
    }
}
