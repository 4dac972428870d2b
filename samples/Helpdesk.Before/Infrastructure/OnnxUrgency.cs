using Helpdesk.Domain;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Helpdesk.Infrastructure;

internal sealed class OnnxUrgency : IUrgency
{
    public bool IsUrgent(Ticket ticket)
    {
        using var session = new InferenceSession("models/urgency.onnx");
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("length", new DenseTensor<float>(new[] { (float)ticket.Text.Length }, [1, 1]))]);
        return results[0].AsEnumerable<float>().First() > 0.5f;
    }
}
