using Evolution.Board.Connection;
using Evolution.Control;
using Evolution.Lab;

namespace Evolution.Board.Actions;

/// <summary>Converts exceptions thrown by an action to Problem Details.</summary>
sealed class ExceptionFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: exception.StatusCode);
        }
        catch (ControlException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: (int)exception.Status);
        }
        catch (HostUnavailableException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (LabException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
