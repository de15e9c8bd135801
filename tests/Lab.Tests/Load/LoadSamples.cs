using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Load;

/// <summary>Creates completed requests.</summary>
static class LoadSamples
{
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static Sample CreateCorrect(double at, double milliseconds = 10, Operation? operation = null) => Create(at, ResponseEvaluation.Correct, 200, milliseconds, operation);

    public static Sample CreateRejected(double at, int status = 503, Operation? operation = null) => Create(at, new(RequestOutcome.Rejected), status, 5, operation);

    public static Sample CreateAccepted(double at, Guid order) => Create(at, new(RequestOutcome.Accepted, order), 202, 10, RequestMix.PlaceOrder);

    public static Sample Create(double at, ResponseEvaluation evaluation, int? status, double milliseconds = 10, Operation? operation = null)
    {
        var sample = new Sample(operation ?? RequestMix.ReadProduct, Seconds(at));
        sample.Complete(evaluation, status, TimeSpan.FromMilliseconds(milliseconds));
        return sample;
    }
}
