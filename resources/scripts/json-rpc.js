// A JSON-RPC 2.0 server (https://www.jsonrpc.org/specification): requests, notifications and batches.
//
//     → {"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1}
//     ← {"jsonrpc":"2.0","result":19,"id":1}

// Add your own. Parameters come as an array or as an object, as the caller likes; what is thrown becomes an error.
const methods = {
    echo(params) {
        return params;
    },
    subtract(params) {
        const [minuend, subtrahend] = Array.isArray(params) ? params : [params.minuend, params.subtrahend];
        if (typeof minuend !== 'number' || typeof subtrahend !== 'number')
            throw new RpcError(-32602, 'Invalid params');
        return minuend - subtrahend;
    },
    sum(params) {
        return params.reduce((sum, number) => sum + number, 0);
    },
    peers() {
        return peers.length;
    },
};

class RpcError extends Error {
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}

function failure(id, code, message) {
    return { jsonrpc: '2.0', error: { code, message }, id };
}

function isValid(request) {
    return typeof request === 'object' && request !== null && !Array.isArray(request) && request.jsonrpc === '2.0'
        && typeof request.method === 'string' && (request.params === undefined || typeof request.params === 'object')
        && (request.id === undefined || request.id === null || ['string', 'number'].includes(typeof request.id));
}

// The answer to one request, or undefined: a notification, which has no id, isn't answered.
function answerTo(request) {
    if (!isValid(request))
        return failure(null, -32600, 'Invalid Request');
    const wanted = request.id !== undefined;
    if (!Object.prototype.hasOwnProperty.call(methods, request.method))
        return wanted ? failure(request.id, -32601, 'Method not found') : undefined;
    try {
        const result = methods[request.method](request.params === undefined ? [] : request.params);
        return wanted ? { jsonrpc: '2.0', result: result === undefined ? null : result, id: request.id } : undefined;
    } catch (error) {
        return wanted ? failure(request.id, error.code || -32603, error.message) : undefined;
    }
}

function onMessage(peer, message) {
    let request;
    try {
        request = JSON.parse(message);
    } catch (error) {
        peer.send(failure(null, -32700, 'Parse error'));
        return;
    }
    if (!Array.isArray(request) || request.length === 0) {
        const answer = answerTo(request);
        if (answer !== undefined)
            peer.send(answer);
        return;
    }
    const answers = request.map(answerTo).filter(answer => answer !== undefined);
    if (answers.length > 0)
        peer.send(answers);
}
