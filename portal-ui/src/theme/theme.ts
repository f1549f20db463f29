// The order matters: the libraries' variables first, then what maps ours onto them.
import 'element-plus/theme-chalk/base.css';
import 'vant/es/style/base.css';
import './tokens.css';
import './element-plus.css';
import './vant.css';
import './base.css';
