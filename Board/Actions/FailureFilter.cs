using Evolution.Board.Connection;
using Evolution.Control;
using Evolution.Lab;

namespace Evolution.Board.Actions;

/// <summary>Turns the exceptions of an action into Problem Details.</summary>
sealed class FailureFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException wrong)
        {
            return TypedResults.Problem(wrong.Message, statusCode: wrong.StatusCode);
        }
        catch (ControlException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: (int)refused.Status);
        }
        catch (HostAwayException away)
        {
            return TypedResults.Problem(away.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (LabException failure)
        {
            return TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
